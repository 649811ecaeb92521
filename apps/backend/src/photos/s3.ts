import type { Readable } from "node:stream";
import { DeleteObjectCommand, GetObjectCommand, NoSuchKey, PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import type { PhotoStorage } from "./storage.ts";

export interface S3Options {
  readonly bucket: string;
  readonly region: string;
  /** An S3-compatible endpoint other than AWS; uses path-style URLs, which all of them support. */
  readonly endpoint: string | undefined;
}

/** Stores photos in a bucket; credentials come from the AWS SDK's default chain. */
export function s3Storage({ bucket: Bucket, region, endpoint }: S3Options): PhotoStorage {
  const client = new S3Client({ region, ...(endpoint === undefined ? {} : { endpoint, forcePathStyle: true }) });
  return {
    async put(Key, photo) {
      await client.send(new PutObjectCommand({ Bucket, Key, Body: photo, ContentType: "image/webp" }));
    },
    async get(Key) {
      try {
        const { Body, ContentLength } = await client.send(new GetObjectCommand({ Bucket, Key }));
        return Body === undefined ? undefined : { content: Body as Readable, size: ContentLength };
      } catch (error) {
        if (error instanceof NoSuchKey) return undefined;
        throw error;
      }
    },
    async remove(Key) {
      await client.send(new DeleteObjectCommand({ Bucket, Key }));
    },
  };
}

/** What the samples use of yazl, which comes without types. */
declare module "yazl" {
  export class ZipFile {
    readonly outputStream: import("node:stream").Readable;
    addBuffer(buffer: Buffer, name: string, options?: { mtime?: Date; compress?: boolean }): void;
    end(): void;
  }
}

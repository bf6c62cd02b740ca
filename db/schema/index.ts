export * from "@/db/schema/articles";
export * from "@/db/schema/claims";
export * from "@/db/schema/dossiers";
export * from "@/db/schema/history";
export * from "@/db/schema/people";
export * from "@/db/schema/sources";
export * from "@/db/schema/tasks";

"use client";

/** What every page has, and what it needs at hand where there is nothing: one script brings all of it. */
export { NothingHere } from "@/components/shell/nothing-here";
export { Sprite } from "@/components/shell/sprite";
export { FollowLinks } from "@/components/ui/follow-links";

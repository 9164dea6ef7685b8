/** The classes of size of schools, in numbers of pupils. */
export const sizeClasses = ['0-199', '200-499', '500-999', '1000+'] as const;

/** The class of size in which a school falls, by its number of pupils. */
export function sizeClass(pupils: number): (typeof sizeClasses)[number] {
  if (pupils < 200) return '0-199';
  if (pupils < 500) return '200-499';
  return pupils < 1000 ? '500-999' : '1000+';
}

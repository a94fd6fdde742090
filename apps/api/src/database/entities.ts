/** TypeORM entities of all rooms; a room adds its classes here. */
export const entities: (new () => object)[] = [];

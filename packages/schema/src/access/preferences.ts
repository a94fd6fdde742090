import { Field, InputType, ObjectType } from 'type-graphql';
import { enumType } from '../enum-type.js';

export type ThemeChoice = 'SYSTEM' | 'LIGHT' | 'DARK';
export const ThemeChoice = enumType<ThemeChoice>('ThemeChoice', 'The colours that a person chose.', {
  SYSTEM: 'As the device is set.',
  LIGHT: 'Light.',
  DARK: 'Dark.',
});

@ObjectType({ description: 'What a person set for the own account; the same on every device.' })
export class Preferences {
  @Field(() => Boolean, { description: 'A tone at each new breach.' })
  sound!: boolean;

  @Field(() => Boolean, { description: 'Keys of a single letter act (WCAG 2.1.4); off for those who speak or tap by accident.' })
  singleKeys!: boolean;

  @Field(() => ThemeChoice, { description: 'The colours.' })
  theme!: ThemeChoice;
}

@InputType({ description: 'What of the preferences changes; what is left out stays.' })
export class PreferencesInput {
  @Field(() => Boolean, { nullable: true, description: 'A tone at each new breach.' })
  sound?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Keys of a single letter act.' })
  singleKeys?: boolean | null;

  @Field(() => ThemeChoice, { nullable: true, description: 'The colours.' })
  theme?: ThemeChoice | null;
}

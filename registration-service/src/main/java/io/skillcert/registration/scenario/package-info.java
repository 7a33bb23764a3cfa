/** Dialogues with a language model (情景练习): with a connected one, or with a recorded one. Nothing in them is marked. */
package io.skillcert.registration.scenario;

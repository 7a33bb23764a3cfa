/** Code exercises (编程练习): tasks with starter code and checks that run in the learner's browser, never on the server. */
package io.skillcert.registration.exercise;

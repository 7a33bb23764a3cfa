/** What an account may do only so often on a day, counted by the database and so for all replicas. */
package io.skillcert.registration.allowance;

/**
 * The client of the three services. The packages {@code registration}, {@code exam} and {@code subsidy} are generated from
 * their OpenAPI documents when the project is built.
 */
package io.skillcert.client;

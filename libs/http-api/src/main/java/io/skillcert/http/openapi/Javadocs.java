package io.skillcert.http.openapi;

import com.github.therapi.runtimejavadoc.BaseJavadoc;
import com.github.therapi.runtimejavadoc.ClassJavadoc;
import com.github.therapi.runtimejavadoc.Comment;
import com.github.therapi.runtimejavadoc.CommentVisitor;
import com.github.therapi.runtimejavadoc.Link;
import com.github.therapi.runtimejavadoc.MethodJavadoc;
import com.github.therapi.runtimejavadoc.ParamJavadoc;
import com.github.therapi.runtimejavadoc.RuntimeJavadoc;
import com.github.therapi.runtimejavadoc.Value;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.FieldInfo;
import org.jboss.jandex.IndexView;

/** Reads the Javadoc of classes, which the compiler has stored beside them, by the names that an OpenAPI document uses. */
final class Javadocs {

    private static final String PROJECT = "io.skillcert.";
    private static final DotName SCHEMA =
            DotName.createSimple(org.eclipse.microprofile.openapi.annotations.media.Schema.class);

    private final Map<String, List<ClassInfo>> classes;

    Javadocs(IndexView index) {
        classes = index.getKnownClasses().stream()
                .filter(type -> type.name().toString().startsWith(PROJECT))
                .collect(Collectors.groupingBy(Javadocs::schemaName));
    }

    /** The Javadoc of a type that a schema was made from. */
    record Type(ClassJavadoc javadoc) {

        Optional<String> comment() {
            return text(javadoc.getComment());
        }

        /** Describes a component of a record. */
        Optional<String> component(String name) {
            return named(javadoc.getRecordComponents(), name);
        }

        /** Describes a constant of an enum. */
        Optional<String> constant(String name) {
            return javadoc.getEnumConstants().stream()
                    .filter(constant -> constant.getName().equals(name))
                    .map(BaseJavadoc::getComment)
                    .flatMap(comment -> text(comment).stream())
                    .findFirst();
        }
    }

    /**
     * Returns the type that a schema was made from: of the types with its name the one with its members, as names that several
     * types share are numbered in the document.
     *
     * @param members the schema's properties, or the values of an enum
     */
    Optional<Type> typeOf(String schema, Set<String> members) {
        return classOf(schema, members).map(Javadocs::of);
    }

    /** Returns the simple name of the type that encloses the one a schema was made from; empty if none does. */
    Optional<String> enclosing(String schema, Set<String> members) {
        return classOf(schema, members).map(ClassInfo::enclosingClass).map(name -> name.withoutPackagePrefix()
                .replaceAll(".*\\$", ""));
    }

    /** Returns the class that a schema was made from, as {@link #typeOf} does its Javadoc. */
    Optional<ClassInfo> classOf(String schema, Set<String> members) {
        var sharing = Stream.of(schema, schema.replaceAll("\\d+$", ""))
                .flatMap(name -> classes.getOrDefault(name, List.of()).stream())
                .distinct()
                .toList();
        return sharing.stream()
                .filter(type -> sharing.size() == 1 || fieldsOf(type).containsAll(members))
                .min(Comparator.comparingInt(type -> fieldsOf(type).size()));
    }

    /** Returns the properties of a schema, or the values of an enum. */
    static Set<String> members(Schema schema) {
        return schema.getEnumeration() == null
                ? Optional.ofNullable(schema.getProperties()).map(Map::keySet).orElseGet(Set::of)
                : schema.getEnumeration().stream().map(String::valueOf).collect(Collectors.toSet());
    }

    /** Returns the comment of a resource class: what its operations have in common. */
    Optional<String> ofResource(String operationId) {
        return resource(operationId).flatMap(javadoc -> text(javadoc.getComment()));
    }

    Optional<String> ofOperation(String operationId) {
        return method(operationId).flatMap(javadoc -> text(javadoc.getComment()));
    }

    Optional<String> ofParameter(String operationId, String name) {
        return method(operationId).flatMap(javadoc -> named(javadoc.getParams(), name));
    }

    private Optional<MethodJavadoc> method(String operationId) {
        var method = operationId.substring(operationId.indexOf('_') + 1);
        return resource(operationId).stream()
                .flatMap(javadoc -> javadoc.getMethods().stream())
                .filter(javadoc -> javadoc.getName().equals(method))
                .findFirst();
    }

    private Optional<ClassJavadoc> resource(String operationId) {
        return classes.getOrDefault(operationId.substring(0, operationId.indexOf('_')), List.of()).stream()
                .findFirst()
                .map(type -> of(type).javadoc());
    }

    private static Type of(ClassInfo type) {
        var loader = Thread.currentThread().getContextClassLoader();
        return new Type(RuntimeJavadoc.getJavadoc(type.name().toString(), loader));
    }

    private static Set<String> fieldsOf(ClassInfo type) {
        return type.fields().stream().map(FieldInfo::name).collect(Collectors.toSet());
    }

    /** The name that an annotation gives, or else the simple name. */
    private static String schemaName(ClassInfo type) {
        var annotation = type.declaredAnnotation(SCHEMA);
        if (annotation != null && annotation.value("name") != null) {
            return annotation.value("name").asString();
        }
        var name = type.name().withoutPackagePrefix();
        return name.substring(name.lastIndexOf('$') + 1);
    }

    private static Optional<String> named(List<ParamJavadoc> params, String name) {
        return params.stream()
                .filter(param -> param.getName().equals(name))
                .flatMap(param -> text(param.getComment()).stream())
                .findFirst();
    }

    private static Optional<String> text(Comment comment) {
        var markdown = new Markdown();
        comment.visit(markdown);
        return markdown.text();
    }

    /** A comment as Markdown, which OpenAPI's descriptions are. */
    private static final class Markdown implements CommentVisitor {

        private final StringBuilder text = new StringBuilder();

        @Override
        public void commentText(String value) {
            text.append(value);
        }

        @Override
        public void inlineLink(Link link) {
            code(link.getLabel());
        }

        @Override
        public void inlineTag(String name, String value) {
            code(value.strip());
        }

        @Override
        public void inlineValue(Value value) {
            code(value.getReferencedMemberName());
        }

        private void code(String value) {
            text.append('`').append(value).append('`');
        }

        /** Returns the text as a sentence in one line; empty if there is none. */
        private Optional<String> text() {
            var line = text.toString().replaceAll("\\s+", " ").strip();
            return line.isEmpty()
                    ? Optional.empty()
                    : Optional.of(line.substring(0, 1).toUpperCase(Locale.ROOT) + line.substring(1));
        }
    }
}

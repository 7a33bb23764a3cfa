{{/* The name of the objects of a service: (dict "root" $ "name" "exam"). */}}
{{- define "skillcert.name" -}}
{{ .root.Release.Name | trunc 40 | trimSuffix "-" }}-{{ .name }}
{{- end }}

{{/* What selects the pods of a service; never changed, because a deployment can't. */}}
{{- define "skillcert.selector" -}}
app.kubernetes.io/name: {{ .name }}-service
app.kubernetes.io/instance: {{ .root.Release.Name }}
{{- end }}

{{- define "skillcert.labels" -}}
{{ include "skillcert.selector" . }}
{{ include "skillcert.common" .root }}
{{- end }}

{{/* Labels of every object. */}}
{{- define "skillcert.common" -}}
app.kubernetes.io/part-of: skillcert
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
helm.sh/chart: {{ .Chart.Name }}-{{ .Chart.Version }}
{{- end }}

{{/* What selects the pods of all services. */}}
{{- define "skillcert.pods" -}}
matchLabels:
  app.kubernetes.io/instance: {{ .Release.Name }}
  app.kubernetes.io/part-of: skillcert
{{- end }}

{{/* The image of a service, by its digest if there is one. */}}
{{- define "skillcert.image" -}}
{{- $image := .root.Values.image -}}
{{- $digest := (index .root.Values.services .name).digest -}}
{{ $image.registry }}/{{ .name }}-service{{ if $digest }}@{{ $digest }}{{ else }}:{{ $image.tag | default .root.Chart.AppVersion }}{{ end }}
{{- end }}

{{/* The variables of a service: what the chart knows, then those of all services, then its own. */}}
{{- define "skillcert.env" -}}
{{- $root := .root -}}
{{- $service := index .root.Values.services .name -}}
{{- $database := printf "%s_DB_" (upper .name) -}}
{{- $env := dict
  (printf "%sURL" $database) $service.database.url
  (printf "%sUSER" $database) $service.database.user
  (printf "%sOWNER" $database) $service.database.owner
  "KAFKA_BOOTSTRAP_SERVERS" $root.Values.kafka.bootstrapServers
  "OIDC_ISSUER_URL" $root.Values.oidc.issuer
  "OIDC_AUDIENCE" $root.Values.oidc.audience
  "SKILLCERT_HTTP_PORT" "8080"
  "SKILLCERT_MANAGEMENT_PORT" "9000" -}}
{{- range $name, $_ := $root.Values.services -}}
{{- $jwks := printf "http://%s:80/.well-known/jwks.json" (include "skillcert.name" (dict "root" $root "name" $name)) -}}
{{- $_ := set $env (printf "SKILLCERT_JWKS_%s_URL" (upper $name)) $jwks -}}
{{- end -}}
{{- if $service.documentsClaim -}}
{{- $_ := set $env "SKILLCERT_DOCUMENTS_DIRECTORY" "/var/lib/skillcert/documents" -}}
{{- end -}}
{{- if $root.Values.trustedProxies -}}
{{- $_ := set $env "SKILLCERT_BEHIND_PROXY" "true" -}}
{{- $_ := set $env "SKILLCERT_TRUSTED_PROXIES" (join "," $root.Values.trustedProxies) -}}
{{- end -}}
{{- if and (eq .name "exam") $service.host -}}
{{- $_ := set $env "SKILLCERT_PUBLIC_URL" (printf "https://%s" $service.host) -}}
{{- end -}}
{{- range $key := $service.secretKeys -}}
{{- $_ := set $env (printf "%s_FILE" $key) (printf "/run/secrets/skillcert/%s" $key) -}}
{{- end -}}
{{- range $name, $value := mergeOverwrite $env (deepCopy $root.Values.env) (deepCopy $service.env) }}
- name: {{ $name }}
  value: {{ $value | quote }}
{{- end }}
{{- end }}

{{/* What the schema can't say. */}}
{{- define "skillcert.check" -}}
{{- $values := .Values -}}
{{- if and $values.ingress.enabled $values.httpRoute.enabled -}}
{{- fail "ingress.enabled and httpRoute.enabled exclude each other" -}}
{{- end -}}
{{- if or $values.ingress.enabled $values.httpRoute.enabled -}}
{{- range $name, $service := $values.services -}}
{{- if not $service.host -}}{{- fail (printf "services.%s.host is empty: ingress and httpRoute need it" $name) -}}{{- end -}}
{{- end -}}
{{- if not $values.trustedProxies -}}
{{- fail "trustedProxies is empty: without it the limits of anonymous requests would count all clients as one" -}}
{{- end -}}
{{- end -}}
{{- if and $values.networkPolicy.enabled (not $values.networkPolicy.egress) -}}
{{- fail "networkPolicy.egress is empty: name the way to databases, brokers and the issuer, or the services could not start" -}}
{{- end -}}
{{- if and $values.certificates.existingSecret $values.certificates.existingConfigMap -}}
{{- fail "certificates.existingSecret and certificates.existingConfigMap exclude each other" -}}
{{- end -}}
{{- range $name := list "registration" "subsidy" -}}
{{- $service := index $values.services $name -}}
{{- if not (or $service.documentsClaim (hasKey $service.env "SKILLCERT_S3_BUCKET")) -}}
{{- fail (printf "services.%s has nowhere to store attachments: name documentsClaim, or SKILLCERT_S3_BUCKET in its env" $name) -}}
{{- end -}}
{{- end -}}
{{- end }}

namespace StudentActors.Domain.Rules;

public static partial class RuleBook
{
    public static readonly Rule MalformedRequest = Malformed("request.malformed",
        "无法读取该 HTTP 请求。", "The HTTP request cannot be read.");

    public static readonly Rule MalformedJson = Malformed("request.malformed-json",
        "请求正文须为一个完整的 UTF-8 JSON 对象。", "The body is one complete JSON object in UTF-8.");

    public static readonly Rule UnknownProperty = Malformed("request.unknown-property",
        "请求中有未定义的属性。", "The request has a property that is not defined.");

    public static readonly Rule DuplicateProperty = Malformed("request.duplicate-property",
        "同一属性出现了多次。", "A property appears more than once.");

    public static readonly Rule WrongType = Malformed("request.wrong-type",
        "属性的 JSON 类型不正确。", "A property has the wrong JSON type.");

    public static readonly Rule UnknownParameter = Malformed("request.unknown-parameter",
        "请求中有未定义的查询参数。", "The request has a query parameter that is not defined.");

    public static readonly Rule ParameterValue = Malformed("request.parameter",
        "查询参数重复或取值无效。", "A query parameter is repeated or has an invalid value.");

    public static readonly Rule PageSize = Malformed("request.page-size",
        "pageSize 须为 1 至 500。", "The pageSize is between 1 and 500.");

    public static readonly Rule PageToken = Malformed("request.page-token",
        "pageToken 或 after 无效，请使用上一次应答中的值。", "The pageToken or after is not valid; use the one from the answer before.");

    public static readonly Rule IdempotencyKeyMissing = Malformed("request.idempotency-key-missing",
        "此请求须带 Idempotency-Key。", "This request needs an Idempotency-Key.");

    public static readonly Rule IdempotencyKeyTooLong = Malformed("request.idempotency-key",
        "Idempotency-Key 最多 64 个字符，且只能有一个。", "An Idempotency-Key has at most 64 characters and is sent once.");

    public static readonly Rule IfMatchMissing = new("request.if-match-missing", RefusalKind.PreconditionRequired, null,
        "修改须带 If-Match，其值为读取时得到的 ETag。", "A change needs If-Match with the ETag that was read.");

    public static readonly Rule IfMatchShape = Malformed("request.if-match",
        "If-Match 须为一个强 ETag，如 \"3\"。", "If-Match is one strong ETag, e.g. \"3\".");

    public static readonly Rule AccessReason = Malformed("request.access-reason",
        "X-Access-Reason 为 1 至 200 个字符。", "An X-Access-Reason has 1 to 200 characters.");

    public static readonly Rule PathNotFound = NotFound("request.path-not-found",
        "没有该路径；接口清单见 /docs。", "There is nothing at this path; /docs lists what there is.");

    public static readonly Rule MethodNotAllowed = new("request.method-not-allowed", RefusalKind.MethodNotAllowed, null,
        "该路径不支持此方法，支持的方法见 Allow。", "The path does not take this method; Allow lists those it takes.");

    public static readonly Rule NotAcceptable = new("request.not-acceptable", RefusalKind.NotAcceptable, null,
        "Accept 不含此接口能给出的格式。", "Accept names no form that this answer comes in.");

    public static readonly Rule UnsupportedMediaType = new("request.unsupported-media-type", RefusalKind.UnsupportedContent, null,
        "此接口不接受该 Content-Type。", "This Content-Type is not read here.");

    public static readonly Rule TooLarge = new("request.too-large", RefusalKind.TooLarge, null,
        "请求超过允许的大小。", "The request is larger than allowed.");

    public static readonly Rule TokenMissing = new("access.token-missing", RefusalKind.Unauthenticated, null,
        "请先登录，并在 Authorization 中携带访问令牌。", "Sign in and send the access token as Authorization: Bearer.");

    public static readonly Rule TokenInvalid = new("access.token-invalid", RefusalKind.Unauthenticated, null,
        "访问令牌无效或已过期，请重新登录。", "The access token is not valid or has expired; sign in again.");

    public static readonly Rule AccountForPeople = Forbidden("account.for-people",
        "接口账号须使用 POST /token；个人账号须使用 POST /sessions。",
        "Accounts of gateways use POST /token; accounts of people use POST /sessions.");

    public static readonly Rule LookUpKey = Invalid("student.lookup-key",
        "请提供 document 或 studentNumber 其中之一。", "Send either document or studentNumber.");

    public static readonly Rule ImportFileMissing = Malformed("import.file",
        "multipart 请求须含且仅含一个文件。", "A multipart request has exactly one part, and that is a file.");

    public static readonly Rule SignInsBusy = new("registry.sign-ins-busy", RefusalKind.Throttled, null,
        "登录请求过多，请稍后再试。", "Too many are signing in; send the request again later.");

    public static readonly Rule Overloaded = new("registry.overloaded", RefusalKind.Unavailable, null,
        "系统繁忙，请按 Retry-After 稍后重试。", "The registry is busy; send the request again after Retry-After.");

    public static readonly Rule RegistryUnavailable = new("registry.unavailable", RefusalKind.Unavailable, null,
        "登记系统暂时不可用，请稍后用同一 Idempotency-Key 重试。",
        "The registry is not available at the moment; send the same request with the same Idempotency-Key later.");

    public static readonly Rule Unexpected = new("registry.unexpected", RefusalKind.Failed, null,
        "系统内部错误；报告时请提供 traceId。", "The registry failed; name the traceId when you report it.");

    private static Rule Malformed(string id, string chinese, string english) =>
        new(id, RefusalKind.Malformed, null, chinese, english);
}

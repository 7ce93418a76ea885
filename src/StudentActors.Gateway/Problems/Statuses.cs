using StudentActors.Domain.Rules;
using StudentActors.Gateway.Requests;

namespace StudentActors.Gateway.Problems;

/// <summary>Which status code each kind of refusal has, what it is called, and which rule speaks for a bare status code.</summary>
internal static class Statuses
{
    public static int Of(RefusalKind kind) => kind switch
    {
        RefusalKind.Malformed => StatusCodes.Status400BadRequest,
        RefusalKind.Unauthenticated => StatusCodes.Status401Unauthorized,
        RefusalKind.Forbidden => StatusCodes.Status403Forbidden,
        RefusalKind.NotFound => StatusCodes.Status404NotFound,
        RefusalKind.MethodNotAllowed => StatusCodes.Status405MethodNotAllowed,
        RefusalKind.NotAcceptable => StatusCodes.Status406NotAcceptable,
        RefusalKind.Conflict => StatusCodes.Status409Conflict,
        RefusalKind.Stale => StatusCodes.Status412PreconditionFailed,
        RefusalKind.TooLarge => StatusCodes.Status413PayloadTooLarge,
        RefusalKind.UnsupportedContent => StatusCodes.Status415UnsupportedMediaType,
        RefusalKind.Invalid => StatusCodes.Status422UnprocessableEntity,
        RefusalKind.PreconditionRequired => StatusCodes.Status428PreconditionRequired,
        RefusalKind.Throttled => StatusCodes.Status429TooManyRequests,
        RefusalKind.Unavailable => StatusCodes.Status503ServiceUnavailable,
        _ => StatusCodes.Status500InternalServerError,
    };

    public static string Title(RefusalKind kind, Language language)
    {
        var (chinese, english) = kind switch
        {
            RefusalKind.Malformed => ("无法读取请求", "The request cannot be read"),
            RefusalKind.Unauthenticated => ("未通过身份验证", "Not authenticated"),
            RefusalKind.Forbidden => ("没有权限", "Not allowed"),
            RefusalKind.NotFound => ("未找到", "Not found"),
            RefusalKind.MethodNotAllowed => ("不支持该方法", "Method not allowed"),
            RefusalKind.NotAcceptable => ("无法提供所需格式", "Not acceptable"),
            RefusalKind.Conflict => ("与当前状态冲突", "Conflict with the present state"),
            RefusalKind.Stale => ("记录已更新", "The record has changed"),
            RefusalKind.TooLarge => ("请求过大", "The request is too large"),
            RefusalKind.UnsupportedContent => ("不支持的内容类型", "Unsupported media type"),
            RefusalKind.Invalid => ("数据不符合规则", "The data break a rule"),
            RefusalKind.PreconditionRequired => ("缺少前提条件", "Precondition required"),
            RefusalKind.Throttled => ("请求过多", "Too many requests"),
            RefusalKind.Unavailable => ("暂时不可用", "Not available at the moment"),
            _ => ("内部错误", "Internal error"),
        };
        return language == Language.Chinese ? chinese : english;
    }

    /// <summary>The rule for a status code that the framework set without saying more.</summary>
    public static Rule RuleFor(int status) => status switch
    {
        StatusCodes.Status401Unauthorized => RuleBook.TokenMissing,
        StatusCodes.Status403Forbidden => RuleBook.RoleNotAllowed,
        StatusCodes.Status404NotFound => RuleBook.PathNotFound,
        StatusCodes.Status405MethodNotAllowed => RuleBook.MethodNotAllowed,
        StatusCodes.Status406NotAcceptable => RuleBook.NotAcceptable,
        StatusCodes.Status413PayloadTooLarge => RuleBook.TooLarge,
        StatusCodes.Status415UnsupportedMediaType => RuleBook.UnsupportedMediaType,
        StatusCodes.Status429TooManyRequests or StatusCodes.Status503ServiceUnavailable => RuleBook.Overloaded,
        >= 500 => RuleBook.Unexpected,
        _ => RuleBook.MalformedRequest,
    };
}

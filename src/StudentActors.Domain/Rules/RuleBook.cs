using System.Collections.Frozen;
using System.Reflection;

namespace StudentActors.Domain.Rules;

/// <summary>
/// Every rule that can refuse, with its article and its texts: the one catalogue behind API errors, import errors and documentation.
/// </summary>
public static partial class RuleBook
{
    private static readonly Lazy<FrozenDictionary<string, Rule>> ById = new(() => typeof(RuleBook)
        .GetFields(BindingFlags.Public | BindingFlags.Static)
        .Where(field => field.FieldType == typeof(Rule))
        .Select(field => (Rule)field.GetValue(null)!)
        .ToFrozenDictionary(rule => rule.Id, StringComparer.Ordinal));

    public static IReadOnlyCollection<Rule> All => ById.Value.Values;

    public static Rule? Find(string id) => ById.Value.GetValueOrDefault(id);

    private static Rule Invalid(string id, string chinese, string english, string? article = null) =>
        new(id, RefusalKind.Invalid, article, chinese, english);

    private static Rule Conflict(string id, string chinese, string english, string? article = null) =>
        new(id, RefusalKind.Conflict, article, chinese, english);

    private static Rule NotFound(string id, string chinese, string english) =>
        new(id, RefusalKind.NotFound, null, chinese, english);

    private static Rule Forbidden(string id, string chinese, string english, string? article = null) =>
        new(id, RefusalKind.Forbidden, article, chinese, english);
}

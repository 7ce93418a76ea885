using System.Reflection;
using StudentActors.Domain.Rules;

namespace StudentActors.Domain.Tests.Rules;

/// <summary>
/// The rules by which the domain itself refuses, read from its code: every rule that a method other than the rule book's loads.
/// </summary>
internal static class DomainRules
{
    private const byte LoadStaticField = 0x7E;

    private const BindingFlags Everything =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly;

    private static readonly HashSet<int> RuleTokens = [.. typeof(RuleBook).GetFields().Select(field => field.MetadataToken)];

    public static IEnumerable<Rule> All { get; } =
    [
        .. typeof(RuleBook).Assembly.GetTypes()
            .Where(type => type != typeof(RuleBook))
            .SelectMany(type => type.GetMethods(Everything))
            .SelectMany(LoadedBy)
            .Distinct(),
    ];

    private static IEnumerable<Rule> LoadedBy(MethodInfo method)
    {
        var code = method.GetMethodBody()?.GetILAsByteArray() ?? [];
        for (var i = 0; i + sizeof(int) < code.Length; i++)
        {
            var token = BitConverter.ToInt32(code, i + 1);
            if (code[i] == LoadStaticField && RuleTokens.Contains(token))
            {
                yield return (Rule)method.Module.ResolveField(token)!.GetValue(null)!;
            }
        }
    }
}

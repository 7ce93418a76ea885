using StudentActors.Domain.Rules;

namespace StudentActors.Domain.Tests.Rules;

public sealed class RuleCoverageTests
{
    public static TheoryData<string> Cases => [.. RuleCases.All.Keys.Select(rule => rule.Id)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Rule_refuses_the_request_that_breaks_it_alone(string id) =>
        Assert.Equal(id, RuleCases.All[RuleBook.Find(id)!]()?.Rule.Id);

    [Fact]
    public void Every_rule_that_the_domain_decides_has_a_request_that_it_refuses() =>
        Assert.Equal(
            DomainRules.All.Select(rule => rule.Id).Order(StringComparer.Ordinal),
            RuleCases.All.Keys.Select(rule => rule.Id).Order(StringComparer.Ordinal));
}

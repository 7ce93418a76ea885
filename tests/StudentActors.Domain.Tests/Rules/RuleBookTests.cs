using System.Text.RegularExpressions;
using StudentActors.Domain.Rules;

namespace StudentActors.Domain.Tests.Rules;

public sealed partial class RuleBookTests
{
    // Articles of the Measures whose content is established; the others have not been read.
    private static readonly string[] EstablishedArticles = ["6", "7", "8", "9", "10", "15", "22", "23", "24", "25", "26"];

    [Fact]
    public void Ids_are_unique_and_find_their_rule()
    {
        Assert.Equal(RuleBook.All.Count, RuleBook.All.Select(rule => rule.Id).Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.All(RuleBook.All, rule => Assert.Same(rule, RuleBook.Find(rule.Id)));
    }

    [Fact]
    public void Id_is_an_area_and_a_name_in_kebab_case() =>
        Assert.All(RuleBook.All, rule =>
        {
            Assert.Matches(IdShape(), rule.Id);
            Assert.Equal(rule.Id, rule.ToString());
        });

    [Fact]
    public void Every_rule_speaks_both_languages_in_whole_sentences() =>
        Assert.All(RuleBook.All, rule =>
        {
            Assert.Contains(rule.Chinese, c => c is >= '\u4E00' and <= '\u9FFF');
            Assert.EndsWith("。", rule.Chinese, StringComparison.Ordinal);
            Assert.DoesNotContain(rule.English, c => char.IsBetween(c, '\u3000', '\u303F'));
            Assert.EndsWith(".", rule.English, StringComparison.Ordinal);
            Assert.True(char.IsAsciiLetterUpper(rule.English[0]));
        });

    [Fact]
    public void No_two_rules_say_the_same()
    {
        Assert.Equal(RuleBook.All.Count, RuleBook.All.Select(rule => rule.Chinese).Distinct().Count());
        Assert.Equal(RuleBook.All.Count, RuleBook.All.Select(rule => rule.English).Distinct().Count());
    }

    [Fact]
    public void Article_is_one_whose_content_is_established() =>
        Assert.All(RuleBook.All.Where(rule => rule.Article is not null), rule => Assert.Contains(rule.Article, EstablishedArticles));

    [Theory]
    [InlineData("")]
    [InlineData("identity")]
    [InlineData("Identity.duplicate")]
    [InlineData("identity.unheard-of")]
    public void Unknown_id_finds_nothing(string id) => Assert.Null(RuleBook.Find(id));

    [Fact]
    public void One_fault_speaks_for_itself_and_several_under_a_common_rule()
    {
        var name = new Fault("name", RuleBook.NameRequired);
        var sex = new Fault("sex", RuleBook.SexRequired);

        Assert.Equal(RuleBook.NameRequired, Refusal.Of([name]).Rule);
        Assert.Equal(RuleBook.RequestInvalid, Refusal.Of([name, sex]).Rule);
        Assert.Equal([name, sex], Refusal.Of([name, sex]).Faults);
        Assert.Equal([name], Refusal.Of(RuleBook.NameRequired, "name").Faults);
        Assert.Empty(Refusal.Of(RuleBook.Stale).Faults);
    }

    [Fact]
    public void Decision_is_a_value_or_a_refusal()
    {
        Decision<string> accepted = "value";
        Decision<string> refused = Refusal.Of(RuleBook.Stale);

        Assert.True(accepted.Accepted);
        Assert.Equal("value", accepted.Value);
        Assert.Null(accepted.Refusal);
        Assert.False(refused.Accepted);
        Assert.Null(refused.Value);
        Assert.Equal(RuleBook.Stale, refused.Refusal.Rule);
        Assert.False(default(Decision<string>).Accepted);
    }

    [GeneratedRegex(@"\A[a-z]+(-[a-z]+)*\.[a-z]+(-[a-z]+)*\z")]
    private static partial Regex IdShape();
}

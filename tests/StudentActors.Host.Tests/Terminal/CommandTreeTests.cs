using StudentActors.Host.Terminal;

namespace StudentActors.Host.Tests.Terminal;

public sealed class CommandTreeTests
{
    [Theory]
    [InlineData("--no-such-option")]
    [InlineData("serve --no-such-option")]
    [InlineData("no-such-command")]
    [InlineData("migrate")]
    [InlineData("migrate sideways")]
    [InlineData("import")]
    [InlineData("import roster.csv --mode perhaps")]
    [InlineData("seed")]
    [InlineData("reviews make 340102 2026Q3 --suspected 4")]
    public void What_is_not_understood_is_refused(string line) => Assert.NotEmpty(CommandTree.Create().Parse(line.Split(' ')).Errors);

    [Theory]
    [InlineData("")]
    [InlineData("--data /tmp/x --urls http://localhost:1")]
    [InlineData("serve --postgres Host=db --role silo --instance 1 --synthetic-identities")]
    [InlineData("migrate up --postgres Host=db")]
    [InlineData("migrate status --data /tmp/x")]
    [InlineData("seed --county 340102 --schools 20 --students 20000 --seed 7")]
    [InlineData("cases list --overdue --region 530000 --data /tmp/x")]
    [InlineData("cases show 6d000000-0000-9000-8000-000000000000 --postgres Host=db --keys ring.json")]
    [InlineData("cases retry")]
    [InlineData("reviews overdue --region 340000")]
    [InlineData("reviews show 340102 2026Q3 --url http://localhost:1")]
    [InlineData("reviews make 340102 2026Q3 --suspected 4 --dropped-out 2 --returned 1 --remark x")]
    [InlineData("calendar show")]
    [InlineData("calendar load 2027.json --postgres Host=db")]
    [InlineData("serve --test-clock --evidence /tmp/y")]
    [InlineData("import roster.csv --kind students --mode commit --errors out.csv")]
    public void What_the_documentation_shows_is_understood(string line) =>
        Assert.Empty(CommandTree.Create().Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Errors);
}

using System.Text;
using StudentActors.TestSupport;
using StudentActors.TestSupport.Hosting;
using StudentActors.TestSupport.Students;

namespace StudentActors.Host.Tests.Importing;

public sealed class ImportCommandTests : IDisposable
{
    private const string School = "2134990001";
    private const string Header = "school,class,name,sex,birthDate,ethnicity,documentType,documentNumber,entryDate,entryWay";

    private readonly TemporaryDirectory _data = new();
    private readonly SyntheticStudents _students = new(0);

    public void Dispose() => _data.Dispose();

    [Fact]
    public async Task A_validation_writes_nothing_and_returns_the_rejected_rows()
    {
        await using var host = await HostProcess.ServeAsync(_data.FullName);
        using var client = await host.SignInAsync();
        await client.OpenSchoolAsync(School, 45);
        var wrong = Row().Replace(",2026-09-01,", ",2026-13-01,", StringComparison.Ordinal);
        var file = Write([Row(), wrong, Row()]);

        var (code, output, _) = await ImportAsync(file, "validate");

        Assert.Equal(1, code);
        Assert.Contains("3 rows: 2 would be enrolled, 0 were in already, 1 rejected", output, StringComparison.Ordinal);
        var errors = await File.ReadAllLinesAsync(Path.ChangeExtension(file, ".errors.csv"));
        Assert.Equal($"{Header},errorCode,errorField,message", errors[0]);
        Assert.StartsWith($"{wrong},student.entry-date,entryDate,", errors[1], StringComparison.Ordinal);
        Assert.Equal(2, errors.Length);
        Assert.Empty(await client.ReadRosterAsync(School));
    }

    [Fact]
    public async Task A_commit_enrols_once_however_often_it_is_sent()
    {
        await using var host = await HostProcess.ServeAsync(_data.FullName);
        using var client = await host.SignInAsync();
        await client.OpenSchoolAsync(School, 45);
        var file = Write([Row(), Row(), Row()]);

        var (first, output, _) = await ImportAsync(file, "commit");
        var (second, repeated, _) = await ImportAsync(file, "commit");

        Assert.Equal(0, first);
        Assert.Contains("3 rows: 3 enrolled, 0 were in already, 0 rejected", output, StringComparison.Ordinal);
        Assert.Equal(0, second);
        Assert.Contains("3 rows: 0 enrolled, 3 were in already, 0 rejected", repeated, StringComparison.Ordinal);
        Assert.Equal(3, (await client.ReadRosterAsync(School)).Count);
    }

    [Fact]
    public async Task A_corrected_error_file_can_be_sent_as_it_is()
    {
        await using var host = await HostProcess.ServeAsync(_data.FullName);
        using var client = await host.SignInAsync();
        await client.OpenSchoolAsync(School, 45);
        var errors = Path.Combine(_data.FullName, "to-correct.csv");
        var file = Write([Row(), Row().Replace(",01,", ",nobody,", StringComparison.Ordinal)]);

        Assert.Equal(1, (await ImportAsync(file, "commit", "--errors", errors)).ExitCode);
        await File.WriteAllTextAsync(errors, (await File.ReadAllTextAsync(errors)).Replace(",nobody,", ",01,", StringComparison.Ordinal));
        Assert.Equal(0, (await ImportAsync(errors, "commit")).ExitCode);

        Assert.Equal(2, (await client.ReadRosterAsync(School)).Count);
    }

    [Fact]
    public async Task Another_account_signs_in_with_a_password_file()
    {
        await using var host = await HostProcess.ServeAsync(_data.FullName);
        var password = Path.Combine(_data.FullName, "password.txt");
        await File.WriteAllTextAsync(password, "not the right one\n");

        var (code, _, error) = await HostProgram.RunAsync(
            "import", Write([Row()]), "--url", host.BaseAddress.ToString(), "--account", "operator", "--password-file", password);

        Assert.Equal(2, code);
        Assert.StartsWith("401:", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("roster.pdf", "neither .csv nor .xlsx")]
    [InlineData("missing.csv", "There is no file")]
    public async Task A_file_that_cannot_be_sent_is_refused(string name, string message)
    {
        var (code, _, error) = await ImportAsync(Path.Combine(_data.FullName, name), "validate");

        Assert.Equal(2, code);
        Assert.Contains(message, error, StringComparison.Ordinal);
    }

    private Task<(int ExitCode, string Output, string Error)> ImportAsync(string file, string mode, params string[] more) =>
        HostProgram.RunAsync(["import", file, "--mode", mode, "--data", _data.FullName, .. more]);

    private string Row()
    {
        var (residentId, birthDate, male, number) = _students.Next();
        return $"{School},primary-2026-1,测试{SyntheticStudents.Letters(number)},{(male ? "male" : "female")},{birthDate:yyyy-MM-dd},01,residentId,{residentId},2026-09-01,nearby";
    }

    private string Write(IEnumerable<string> rows)
    {
        var path = Path.Combine(_data.FullName, $"{Guid.NewGuid():N}.csv");
        File.WriteAllLines(path, rows.Prepend(Header), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        return path;
    }
}

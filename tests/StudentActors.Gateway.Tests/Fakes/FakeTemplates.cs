using System.Text;
using StudentActors.Contracts.Calls;
using StudentActors.Contracts.Imports;
using StudentActors.Domain.Rules;

namespace StudentActors.Gateway.Tests.Fakes;

internal sealed class FakeTemplates : IImportTemplatesGrain
{
    public Task<Answer<ImportTemplate>> Read(string? kind, TemplateFormat format, bool chinese, CancellationToken cancellationToken) =>
        Task.FromResult<Answer<ImportTemplate>>(kind != "students" ? Refusal.Of(RuleBook.ImportKind, "kind")
            : format == TemplateFormat.Xlsx
                ? new ImportTemplate([0x50, 0x4B], "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "students.xlsx")
                : new ImportTemplate(Encoding.UTF8.GetBytes(chinese ? "姓名\r\n" : "name\r\n"), "text/csv; charset=utf-8", "students.csv"));
}

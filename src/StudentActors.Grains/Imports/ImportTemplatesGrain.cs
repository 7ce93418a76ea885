using Orleans.Concurrency;
using StudentActors.Contracts.Calls;
using StudentActors.Contracts.Imports;
using StudentActors.Domain.Rules;
using StudentActors.Grains.Imports.Rosters;

namespace StudentActors.Grains.Imports;

/// <inheritdoc cref="IImportTemplatesGrain"/>
[StatelessWorker]
internal sealed class ImportTemplatesGrain : Grain, IImportTemplatesGrain
{
    public Task<Answer<ImportTemplate>> Read(string? kind, TemplateFormat format, bool chinese, CancellationToken cancellationToken)
    {
        Answer<ImportTemplate> answer = kind == ImportKinds.Students
            ? format switch
            {
                TemplateFormat.Xlsx => new ImportTemplate(
                    RosterTemplate.Xlsx(chinese), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "students.xlsx"),
                _ => new ImportTemplate(RosterTemplate.Csv(chinese), "text/csv; charset=utf-8", "students.csv"),
            }
            : Refusal.Of(RuleBook.ImportKind, "kind");
        return Task.FromResult(answer);
    }
}

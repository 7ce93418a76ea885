using System.Globalization;
using StudentActors.Domain.Rules;

namespace StudentActors.Gateway.Requests;

/// <summary>Reads query parameters and collects what is wrong with them, so that every fault is reported at once.</summary>
internal sealed class SentQuery(HttpRequest request)
{
    public const int UsualPage = 50;
    public const int LargestPage = 500;

    private readonly IQueryCollection _query = request.Query;
    private List<Fault>? _faults;

    public Refusal? Refusal => _faults is null ? null : Refused(_faults);

    /// <summary>The parameter's value; <c>null</c> when it is missing or empty.</summary>
    public string? Text(string name)
    {
        var values = _query[name];
        if (values.Count > 1)
        {
            Fault(name, RuleBook.ParameterValue);
        }

        return values.Count == 1 && values[0] is { Length: > 0 } value ? value : null;
    }

    public int PageSize() => Number("pageSize", UsualPage, 1, LargestPage, RuleBook.PageSize);

    public string? PageToken() => Text("pageToken");

    public int Number(string name, int otherwise, int least, int most, Rule rule)
    {
        if (Text(name) is not { } text)
        {
            return otherwise;
        }

        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
        {
            return number;
        }

        Fault(name, rule);
        return otherwise;
    }

    public void Fault(string name, Rule rule) => (_faults ??= []).Add(new Fault(name, rule));

    /// <summary>Refusal of a request that cannot be read: the first fault names the error, all of them are listed.</summary>
    public static Refusal Refused(IReadOnlyList<Fault> faults) => new(faults[0].Rule, faults);
}

using System.Collections.Immutable;
using System.Net.Mime;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http.Features;
using StudentActors.Contracts.Calls;
using StudentActors.Contracts.Cases;
using StudentActors.Domain.Cases;
using StudentActors.Domain.Rules;
using StudentActors.Gateway.Answers;
using StudentActors.Gateway.Endpoints;
using StudentActors.Gateway.Load;
using StudentActors.Gateway.Problems;
using StudentActors.Gateway.Requests;
using StudentActors.Gateway.Tokens;

namespace StudentActors.Gateway.Cases;

/// <summary>Proofs attached to a case (佐证材料).</summary>
internal static class EvidenceActs<TGrain> where TGrain : ICaseGrain
{
    private const int HashLength = 64;

    // A multipart form has some lines around the file.
    private const int Framing = 16 * 1024;

    private static readonly string[] MediaTypes =
        [MediaTypeNames.Application.Pdf, MediaTypeNames.Image.Jpeg, MediaTypeNames.Image.Png, MediaTypeNames.Application.Octet];

    public static void Map(RouteGroupBuilder group, string path, string noun)
    {
        var spoken = noun.ToLowerInvariant();
        group.MapPost($"{path}/{{id}}/evidence", Attach)
            .Named($"Attach{noun}Evidence", $"Attach a file to a {spoken}",
                "A PDF, JPEG or PNG of at most 10 MiB, as the body or as the one part of a multipart form; `Content-Disposition` names it. "
                + "The first bytes say what it is.")
            .WithMetadata(new SentFileDeclaration("PDF, JPEG or PNG.", MediaTypes))
            .TakesOperationKey()
            .Gives<EvidenceView>("Attached.", StatusCodes.Status201Created)
            .GivesLocation()
            .RefusedBy(RuleBook.CaseNotFound, RuleBook.CaseEnded, RuleBook.EvidenceOffice, RuleBook.EvidenceName, RuleBook.EvidenceSize,
                RuleBook.EvidenceTypeUnknown, RuleBook.EvidenceTooMany, RuleBook.EvidenceExists, RuleBook.ImportFileMissing,
                RuleBook.UnsupportedMediaType, RuleBook.TooLarge)
            .InLane(Lanes.Imports);
        group.MapGet($"{path}/{{id}}/evidence", List)
            .Named($"Read{noun}EvidenceList", $"List the files of a {spoken}")
            .Gives<EvidenceList>("The files, oldest first.")
            .RefusedBy(RuleBook.CaseNotFound)
            .InLane(Lanes.Reads);
        group.MapGet($"{path}/{{id}}/evidence/{{evidence}}", Download)
            .Named($"Read{noun}Evidence", $"Download a file of a {spoken}")
            .GivesFile("The file.", [.. MediaTypes.Take(3)])
            .RefusedBy(RuleBook.CaseNotFound, RuleBook.EvidenceNotFound)
            .InLane(Lanes.Imports);
    }

    private static async Task<IResult> Attach(string id, HttpContext http, IGrainFactory grains)
    {
        if (CaseActs<TGrain>.Find(grains, id) is not { } grain)
        {
            return Refused.By(RuleBook.CaseNotFound);
        }

        if (IdempotencyKey.Read(http.Request, out var key) is { } badKey)
        {
            return new Refused(badKey);
        }

        if (http.Request.ContentLength > EvidenceRules.LargestBytes + Framing)
        {
            return Refused.By(RuleBook.TooLarge);
        }

        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } bodySize)
        {
            bodySize.MaxRequestBodySize = EvidenceRules.LargestBytes + Framing;
        }

        var (file, badFile) = await SentFile.Open(http.Request, MediaTypes);
        if (file is null)
        {
            return new Refused(badFile!);
        }

        var (content, badContent) = await Read(file, http.RequestAborted);
        if (content is null)
        {
            return new Refused(badContent!);
        }

        var answer = await grain.AttachEvidence(
            new AttachEvidence(http.Caller(), Operation(http, key, file.Name, content), file.Name, content), CancellationToken.None);
        return answer.Accepted
            ? new JsonAnswer<EvidenceView>(answer.Value, StatusCodes.Status201Created)
            {
                Location = $"{http.Request.Path}/{answer.Value.Id}",
                Replayed = answer.Replayed,
            }
            : Refused.By(answer);
    }

    private static async Task<IResult> List(string id, HttpContext http, IGrainFactory grains)
    {
        if (CaseActs<TGrain>.Find(grains, id) is not { } grain)
        {
            return Refused.By(RuleBook.CaseNotFound);
        }

        var answer = await grain.Read(http.Caller(), http.RequestAborted);
        return answer.Accepted ? JsonAnswer.Of(new EvidenceList(answer.Value.Evidence)) : Refused.By(answer);
    }

    private static async Task<IResult> Download(string id, string evidence, HttpContext http, IGrainFactory grains)
    {
        if (CaseActs<TGrain>.Find(grains, id) is not { } grain)
        {
            return Refused.By(RuleBook.CaseNotFound);
        }

        if (evidence.Length != HashLength || !evidence.All(char.IsAsciiHexDigitLower))
        {
            return Refused.By(RuleBook.EvidenceNotFound);
        }

        var answer = await grain.ReadEvidence(http.Caller(), evidence, http.RequestAborted);
        return answer.Accepted
            ? Results.File(answer.Value.Content, MediaTypes[(int)answer.Value.Item.Type - 1], answer.Value.Item.Name)
            : Refused.By(answer);
    }

    private static async Task<(byte[]? Content, Refusal? Refusal)> Read(SentFile file, CancellationToken cancellationToken)
    {
        using var content = new MemoryStream();
        var buffer = new byte[64 * 1024];
        for (int read; (read = await file.Content.ReadAsync(buffer, cancellationToken)) > 0;)
        {
            content.Write(buffer, 0, read);
            if (content.Length > EvidenceRules.LargestBytes)
            {
                return (null, Refusal.Of(RuleBook.TooLarge));
            }
        }

        return await file.IsWhole(cancellationToken) ? (content.ToArray(), null) : (null, Refusal.Of(RuleBook.ImportFileMissing));
    }

    private static Operation Operation(HttpContext http, string key, string? name, byte[] content)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes($"POST {http.Request.Path}\n{name}\n"));
        hash.AppendData(content);
        return Contracts.Calls.Operation.From(http.Caller().Account, key, hash.GetHashAndReset());
    }
}

/// <summary>Not generic, so that both kinds of case give the same schema.</summary>
internal sealed record EvidenceList(ImmutableArray<EvidenceView> Items);

using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace StudentActors.Host.Client;

/// <summary>The API as the host's own commands use it. Signs in by itself and repeats what the registry asks to send again later.</summary>
internal sealed class RegistryClient : IDisposable
{
    private const int LargestPage = 500;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly HttpClient _http;
    private readonly Credentials _credentials;
    private readonly TimeProvider _time;
    private readonly SemaphoreSlim _signingIn = new(1);
    private AuthenticationHeaderValue? _token;

    public RegistryClient(Uri baseAddress, Credentials credentials, TimeProvider time, HttpMessageHandler? handler = null)
    {
        _http = new HttpClient(handler ?? new SocketsHttpHandler()) { BaseAddress = new Uri(baseAddress, "/api/v1/"), Timeout = TimeSpan.FromMinutes(5) };
        _http.DefaultRequestHeaders.AcceptLanguage.ParseAdd("en");
        _credentials = credentials;
        _time = time;
    }

    /// <summary>False when the school was there already.</summary>
    public Task<bool> OpenSchoolAsync(string code, string name, string authority, string stage, int years, CancellationToken cancellationToken) =>
        CreateAsync(
            "schools",
            new { code, name, authority, stages = new[] { new { stage, years } } },
            "urn:studentactors:error:school:exists",
            cancellationToken);

    /// <summary>False when the class was there already.</summary>
    public Task<bool> OpenClassAsync(string school, string stage, int entryYear, int number, int capacity, CancellationToken cancellationToken) =>
        CreateAsync(
            $"schools/{school}/classes",
            new { stage, entryYear, number, capacity },
            "urn:studentactors:error:class:exists",
            cancellationToken);

    /// <param name="open">Opens the file from its beginning; called again for every repetition.</param>
    /// <returns>The operation, and whether the same key had started it before.</returns>
    public async Task<(ImportOperation Operation, bool Replayed)> StartImportAsync(
        string kind, string mode, string contentType, Func<Stream> open, string idempotencyKey, CancellationToken cancellationToken)
    {
        using var response = await SendAsync(
            () => new HttpRequestMessage(HttpMethod.Post, $"imports?kind={Uri.EscapeDataString(kind)}&mode={Uri.EscapeDataString(mode)}")
            {
                Headers = { { "Idempotency-Key", idempotencyKey } },
                Content = new StreamContent(open()) { Headers = { ContentType = MediaTypeHeaderValue.Parse(contentType) } },
            },
            cancellationToken);
        return (await ReadAsync<ImportOperation>(response, cancellationToken), response.Headers.Contains("Idempotent-Replay"));
    }

    /// <summary>How many live students a school says it has.</summary>
    public async Task<long> CountStudentsAsync(string school, CancellationToken cancellationToken)
    {
        using var response = await SendAsync(() => new HttpRequestMessage(HttpMethod.Get, $"schools/{school}"), cancellationToken);
        return (await ReadAsync<School>(response, cancellationToken)).Students;
    }

    /// <summary>How many live students a region counts; its statistics follow the schools' by a few seconds.</summary>
    public async Task<long> CountRegionAsync(string region, CancellationToken cancellationToken)
    {
        using var response = await SendAsync(() => new HttpRequestMessage(HttpMethod.Get, $"regions/{region}/statistics"), cancellationToken);
        return (await ReadAsync<RegionStatistics>(response, cancellationToken)).Students;
    }

    public async Task<ImportOperation> ReadOperationAsync(Guid id, CancellationToken cancellationToken)
    {
        using var response = await SendAsync(() => new HttpRequestMessage(HttpMethod.Get, $"operations/{id}"), cancellationToken);
        return await ReadAsync<ImportOperation>(response, cancellationToken);
    }

    public async Task DownloadErrorsAsync(Guid id, Stream destination, CancellationToken cancellationToken)
    {
        using var response = await SendAsync(() => new HttpRequestMessage(HttpMethod.Get, $"operations/{id}/errors"), cancellationToken);
        await response.Content.CopyToAsync(destination, cancellationToken);
    }

    /// <summary>Reviews of dropouts within a region that have not been made in time, all pages.</summary>
    public async Task<IReadOnlyList<OverdueReview>> ListOverdueReviewsAsync(string region, CancellationToken cancellationToken)
    {
        var all = new List<OverdueReview>();
        string? token = null;
        do
        {
            var next = token is null ? string.Empty : $"&pageToken={Uri.EscapeDataString(token)}";
            using var response = await SendAsync(
                () => new HttpRequestMessage(
                    HttpMethod.Get, $"regions/{Uri.EscapeDataString(region)}/dropout-reviews?state=overdue&pageSize={LargestPage}{next}"),
                cancellationToken);
            var page = await ReadAsync<OverdueReviewPage>(response, cancellationToken);
            all.AddRange(page.Items);
            token = page.NextPageToken;
        }
        while (token is not null);
        return all;
    }

    public async Task<RegionReview> ReadReviewAsync(string region, string period, CancellationToken cancellationToken)
    {
        using var response = await SendAsync(() => new HttpRequestMessage(HttpMethod.Get, ReviewPath(region, period)), cancellationToken);
        return await ReadAsync<RegionReview>(response, cancellationToken);
    }

    /// <summary>Makes a region's review of a period; the same figures again are the same review.</summary>
    public async Task<RegionReview> MakeReviewAsync(string region, string period, ReviewBody review, CancellationToken cancellationToken)
    {
        var sent = JsonSerializer.Serialize(review, JsonSerializerOptions.Web);
        var key = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{region}|{period}|{sent}")));
        using var response = await SendAsync(
            () => new HttpRequestMessage(HttpMethod.Post, ReviewPath(region, period))
            {
                Headers = { { "Idempotency-Key", key } },
                Content = new StringContent(sent, Encoding.UTF8, "application/json"),
            },
            cancellationToken);
        return await ReadAsync<RegionReview>(response, cancellationToken);
    }

    public void Dispose()
    {
        _http.Dispose();
        _signingIn.Dispose();
    }

    private static string ReviewPath(string region, string period) =>
        $"regions/{Uri.EscapeDataString(region)}/dropout-reviews/{Uri.EscapeDataString(period)}";

    private async Task<bool> CreateAsync(string path, object body, string existsType, CancellationToken cancellationToken)
    {
        try
        {
            // A key of its own for every run: what exists is recognised by the registry's refusal, not by a replay.
            var key = Guid.NewGuid().ToString("N");
            using var response = await SendAsync(
                () => new HttpRequestMessage(HttpMethod.Post, path) { Headers = { { "Idempotency-Key", key } }, Content = JsonContent.Create(body) },
                cancellationToken);
            return true;
        }
        catch (RegistryApiException e) when (e.Status == HttpStatusCode.Conflict && e.Type == existsType)
        {
            return false;
        }
    }

    private async Task<HttpResponseMessage> SendAsync(Func<HttpRequestMessage> request, CancellationToken cancellationToken)
    {
        var started = _time.GetTimestamp();
        var signedInAgain = false;
        while (true)
        {
            using var message = request();
            message.Headers.Authorization = _token ?? await SignInAsync(null, cancellationToken);
            var response = await _http.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            if (response.IsSuccessStatusCode)
            {
                return response;
            }

            using (response)
            {
                if (response.StatusCode == HttpStatusCode.Unauthorized && !signedInAgain)
                {
                    signedInAgain = true;
                    await SignInAsync(message.Headers.Authorization, cancellationToken);
                }
                else if (RetryAfter(response) is { } wait && _time.GetElapsedTime(started) + wait < Patience)
                {
                    await Task.Delay(wait, _time, cancellationToken);
                }
                else
                {
                    throw await RefusalAsync(response, cancellationToken);
                }
            }
        }
    }

    private async Task<AuthenticationHeaderValue> SignInAsync(AuthenticationHeaderValue? worn, CancellationToken cancellationToken)
    {
        await _signingIn.WaitAsync(cancellationToken);
        try
        {
            if (_token is { } token && token != worn)
            {
                return token;
            }

            using var response = await _http.PostAsJsonAsync("sessions", new { account = _credentials.Account, password = _credentials.Password }, cancellationToken);
            if (!response.IsSuccessStatusCode)
            {
                throw await RefusalAsync(response, cancellationToken);
            }

            var session = await ReadAsync<Session>(response, cancellationToken);
            return _token = new AuthenticationHeaderValue("Bearer", session.AccessToken);
        }
        finally
        {
            _signingIn.Release();
        }
    }

    private static TimeSpan? RetryAfter(HttpResponseMessage response) =>
        response.StatusCode is HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable
            ? response.Headers.RetryAfter?.Delta ?? TimeSpan.FromSeconds(1)
            : null;

    private static async Task<T> ReadAsync<T>(HttpResponseMessage response, CancellationToken cancellationToken) =>
        await response.Content.ReadFromJsonAsync<T>(JsonSerializerOptions.Web, cancellationToken)
            ?? throw new InvalidDataException("The registry's answer is empty.");

    private static async Task<RegistryApiException> RefusalAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        try
        {
            var problem = await response.Content.ReadFromJsonAsync<ProblemDetails>(JsonSerializerOptions.Web, cancellationToken);
            return new RegistryApiException(response.StatusCode, problem ?? new ProblemDetails(null, null, null, null));
        }
        catch (Exception e) when (e is JsonException or NotSupportedException)
        {
            return new RegistryApiException(response.StatusCode, new ProblemDetails(null, response.ReasonPhrase, null, null));
        }
    }

    private sealed record Session(string AccessToken);

    private sealed record School(long Students);

    private sealed record RegionStatistics(long Students);
}

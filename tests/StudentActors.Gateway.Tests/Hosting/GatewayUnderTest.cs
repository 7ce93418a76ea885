using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Orleans;
using StudentActors.Contracts;
using StudentActors.Contracts.Accounts;
using StudentActors.Domain.Accounts;
using StudentActors.Gateway.Tests.Fakes;

namespace StudentActors.Gateway.Tests.Hosting;

/// <summary>
/// A gateway on Kestrel over the test's own grains. Every answer that its clients get is compared with the OpenAPI document.
/// </summary>
internal sealed class GatewayUnderTest : IAsyncDisposable
{
    public const string Password = "correct horse battery";

    private readonly WebApplication _app;
    private readonly DocumentedApi _documented;

    private GatewayUnderTest(WebApplication app, FakeGrains grains, FakeTokenKeys keys, LogLines log)
    {
        (_app, Grains, Keys, Log) = (app, grains, keys, log);
        Address = new Uri(app.Urls.Single());
        _documented = new DocumentedApi(Address);
        Http = Client();
    }

    public Uri Address { get; }

    public FakeGrains Grains { get; }

    public FakeTokenKeys Keys { get; }

    public LogLines Log { get; }

    public IEnumerable<RouteEndpoint> Endpoints => _app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>();

    /// <summary>The OpenAPI document.</summary>
    public Task<JsonNode> Document() => _documented.Document();

    /// <summary>A client without a token.</summary>
    public HttpClient Http { get; }

    public static async Task<GatewayUnderTest> Start(
        Action<GatewayOptions>? configure = null, TimeProvider? time = null, FakeTokenKeys? keys = null, FakeGrains? grains = null)
    {
        grains ??= new FakeGrains();
        keys ??= new FakeTokenKeys();
        grains.Add<ITokenKeysGrain>(GrainKeys.TokenKeys, keys);
        var log = new LogLines();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders().AddProvider(log);
        builder.WebHost.UseUrls("http://127.0.0.1:0").UseRegistryLimits();
        builder.Services.AddSingleton<IGrainFactory>(grains);
        if (time is not null)
        {
            builder.Services.AddSingleton(time);
        }

        builder.Services.AddRegistryGateway(configure);
        var app = builder.Build();
        app.MapRegistryGateway();
        app.MapGet("/of-the-host", () => "not part of the API");
        await app.StartAsync();
        return new GatewayUnderTest(app, grains, keys, log);
    }

    /// <summary>Adds an account to the fake grains.</summary>
    public FakeAccount AddAccount(
        string name = "registrar", Role role = Role.Registrar, string office = "2134000001", bool mustChangePassword = false)
    {
        var account = new FakeAccount(
            new AccountView
            {
                Account = name,
                DisplayName = "张老师",
                Role = role,
                Office = office,
                MustChangePassword = mustChangePassword,
                Sealed = false,
                CreatedAt = DateTimeOffset.UnixEpoch,
            },
            Password);
        Grains.Add<IAccountGrain>(GrainKeys.Account(name), account);
        return account;
    }

    /// <summary>A client that sends a token.</summary>
    public HttpClient Bearing(string token)
    {
        var client = Client();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return client;
    }

    /// <summary>Creates an account and signs in with it.</summary>
    public async Task<HttpClient> SignIn(
        Role role = Role.Registrar, string office = "2134000001", string name = "registrar", bool mustChangePassword = false)
    {
        AddAccount(name, role, office, mustChangePassword);
        return Bearing(await Token(name));
    }

    public async Task<string> Token(string name, string password = Password)
    {
        using var answer = await Http.PostAsJsonAsync("/api/v1/sessions", new { account = name, password });
        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadFromJsonAsync<JsonNode>())!["accessToken"]!.GetValue<string>();
    }

    public Task Stop() => _app.StopAsync();

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _app.DisposeAsync();
    }

    private HttpClient Client() => new(_documented.Handler()) { BaseAddress = Address };
}

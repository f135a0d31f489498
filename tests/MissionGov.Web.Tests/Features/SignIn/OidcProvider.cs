using System.Buffers.Text;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.Tokens;
using OpenIddict.Abstractions;
using OpenIddict.Server.AspNetCore;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace MissionGov.Web.Tests.Features.SignIn;

/// <summary>An organisation's sign-in: a real OpenID Connect server (OpenIddict) in the test process, which signs in whoever the test says, and can be told to lie.</summary>
internal sealed class OidcProvider : IAsyncDisposable
{
    public const string ClientId = "missiongov";
    public const string ClientSecret = "a secret of the tests";

    private readonly RSA _key = RSA.Create(2048);
    private readonly WebApplication _site;

    private OidcProvider() => _site = Build();

    public string Subject { get; set; } = "ada";

    public string Email { get; set; } = "ada@example.gov.uk";

    public IReadOnlyList<string> Groups { get; set; } = [];

    /// <summary>Changes the identity token before it is signed anew.</summary>
    public Action<JsonObject>? Alter { get; set; }

    /// <summary>Signs nothing, and says so in the token.</summary>
    public bool SignsNothing { get; set; }

    /// <summary>Signs with a key that it does not publish.</summary>
    public bool SignsWithAnotherKey { get; set; }

    public string Address => _site.Urls.Single();

    public static async Task<OidcProvider> StartAsync()
    {
        var provider = new OidcProvider();
        await provider._site.StartAsync();
        return provider;
    }

    public async ValueTask DisposeAsync()
    {
        await _site.DisposeAsync();
        _key.Dispose();
    }

    private WebApplication Build()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddAuthentication();
        builder.Services.AddOpenIddict().AddServer(server =>
        {
            server.SetAuthorizationEndpointUris("connect/authorize").SetTokenEndpointUris("connect/token").SetEndSessionEndpointUris("connect/logout");
            server.AllowAuthorizationCodeFlow().RequireProofKeyForCodeExchange();
            server.RegisterScopes(Scopes.Email, Scopes.Profile);
            server.EnableDegradedMode().AddEphemeralEncryptionKey().AddSigningKey(new RsaSecurityKey(_key));
            server.AddEventHandler<ValidateAuthorizationRequestContext>(handler => handler.UseInlineHandler(context =>
            {
                if (context.ClientId != ClientId) context.Reject(Errors.InvalidClient);
                return default;
            }));
            server.AddEventHandler<ValidateTokenRequestContext>(handler => handler.UseInlineHandler(context =>
            {
                if (context.ClientId != ClientId || context.ClientSecret != ClientSecret) context.Reject(Errors.InvalidClient);
                return default;
            }));
            server.AddEventHandler<ValidateEndSessionRequestContext>(handler => handler.UseInlineHandler(_ => default));
            server.AddEventHandler<ApplyTokenResponseContext>(handler => handler.SetOrder(int.MinValue).UseInlineHandler(context =>
            {
                if (context.Response.IdToken is { } token) context.Response.IdToken = Forged(token);
                return default;
            }));
            server.UseAspNetCore().EnableAuthorizationEndpointPassthrough().DisableTransportSecurityRequirement();
        });
        var site = builder.Build();
        site.UseAuthentication();
        site.MapGet("/connect/authorize", (HttpContext http) =>
        {
            var identity = new ClaimsIdentity("provider", Claims.Name, Claims.Role);
            identity.SetClaim(Claims.Subject, Subject).SetClaim(Claims.Email, Email).SetClaim(Claims.Name, "Ada Lovelace").SetClaims("groups", [.. Groups]);
            identity.SetScopes(http.GetOpenIddictServerRequest()!.GetScopes()).SetDestinations(_ => [Destinations.IdentityToken]);
            return Results.SignIn(new ClaimsPrincipal(identity), authenticationScheme: OpenIddictServerAspNetCoreDefaults.AuthenticationScheme);
        });
        return site;
    }

    private string Forged(string token)
    {
        if (Alter is null && !SignsNothing && !SignsWithAnotherKey) return token;
        var parts = token.Split('.');
        var claims = JsonNode.Parse(Base64Url.DecodeFromChars(parts[1]))!.AsObject();
        Alter?.Invoke(claims);
        var header = SignsNothing ? Base64Url.EncodeToString("""{"alg":"none","typ":"JWT"}"""u8) : parts[0];
        var content = $"{header}.{Base64Url.EncodeToString(Encoding.UTF8.GetBytes(claims.ToJsonString()))}";
        if (SignsNothing) return $"{content}.";

        using var another = RSA.Create(2048);
        return $"{content}.{Base64Url.EncodeToString((SignsWithAnotherKey ? another : _key).SignData(Encoding.UTF8.GetBytes(content), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1))}";
    }
}

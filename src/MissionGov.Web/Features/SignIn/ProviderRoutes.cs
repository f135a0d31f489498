using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using MissionGov.Web.Serving;

namespace MissionGov.Web.Features.SignIn;

/// <summary>Sign in by the organisation's own provider, where one is set.</summary>
internal static class ProviderRoutes
{
    public const string Scheme = "provider";

    public static void MapProvider(this IEndpointRouteBuilder app) => app.MapGet("/sign-in/provider", (Configured settings, string? from, string? again) => settings.Oidc is null
        ? Results.NotFound()
        : Results.Challenge(new OpenIdConnectChallengeProperties { RedirectUri = LocalAddress.Of(from), Prompt = again is null ? null : OpenIdConnectPrompt.Login }, [Scheme]));
}

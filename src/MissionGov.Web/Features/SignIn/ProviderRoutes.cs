using Microsoft.AspNetCore.Authentication;
using MissionGov.Web.Serving;

namespace MissionGov.Web.Features.SignIn;

/// <summary>Sign in by the organisation's own provider, where one is set.</summary>
internal static class ProviderRoutes
{
    public const string Scheme = "provider";

    public static void MapProvider(this IEndpointRouteBuilder app) => app.MapGet("/sign-in/provider", (Configured settings, string? from) => settings.Oidc is null
        ? Results.NotFound()
        : Results.Challenge(new AuthenticationProperties { RedirectUri = LocalAddress.Of(from) }, [Scheme]));
}

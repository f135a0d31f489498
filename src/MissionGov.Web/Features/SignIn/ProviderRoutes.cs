using Microsoft.AspNetCore.Authentication;
using MissionGov.Web.Serving;

namespace MissionGov.Web.Features.SignIn;

/// <summary>Sign in by the organisation's own provider, where one is set.</summary>
internal static class ProviderRoutes
{
    public const string Scheme = "provider";

    public static void MapProvider(this IEndpointRouteBuilder app) => app.MapPost("/sign-in/provider", async (HttpContext http, Configured settings, CancellationToken ct) =>
    {
        if (settings.Oidc is null) return Results.NotFound();
        if (await PostedForm.ReadAsync(http, ct) is not { } form) return Results.LocalRedirect(SignInRoutes.Address);
        return Results.Challenge(new AuthenticationProperties { RedirectUri = LocalAddress.Of(form["from"]) }, [Scheme]);
    });
}

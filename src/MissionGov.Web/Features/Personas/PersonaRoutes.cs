using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using MissionGov.Web.Serving;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Features.Personas;

/// <summary>In the demo a visitor may try a role. Without the demo there is nothing here: nobody can become anybody.</summary>
internal static class PersonaRoutes
{
    public static void MapPersonas(this IEndpointRouteBuilder app)
    {
        app.MapGet("/persona", (HttpContext http, DemoMode demo, string? from) =>
        {
            // Leaving a role takes its drafts off this device; the script for that comes with pages that are not kept.
            http.Response.Headers.CacheControl = "no-store";
            return demo.IsOn ? new RazorComponentResult<PersonaPage>(new { From = LocalAddress.Of(from), Now = http.Person().Title }) : Results.NotFound();
        });
        app.MapPost("/persona", async (HttpContext http, DemoMode demo) =>
        {
            if (!demo.IsOn) return Results.NotFound();
            if (await PostedForm.OursAsync(http) is not { } form) return Results.BadRequest();
            if (Access.Personas.Named(form["title"]) is { } persona) await http.SignInAsync(IdentityConstants.ApplicationScheme, Access.Personas.ToPrincipal(persona));
            else await http.SignOutAsync(IdentityConstants.ApplicationScheme);
            return Results.LocalRedirect(LocalAddress.Of(form["from"]));
        });
    }
}

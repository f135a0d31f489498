using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using MissionGov.Web.Access;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Serving;

/// <summary>One cookie for whoever signed in. It says who, never what they may do.</summary>
internal static class Authentication
{
    public static void AddSignIn(this IServiceCollection services) => services
        .AddAuthentication(IdentityConstants.ApplicationScheme)
        .AddCookie(IdentityConstants.ApplicationScheme, options =>
        {
            options.Cookie.Name = "missiongov.session";
            options.Cookie.SameSite = SameSiteMode.Lax;
            options.LoginPath = "/sign-in";
            options.ReturnUrlParameter = "from";

            // A role taken in a demo ends with the demo, and an account's sign-in with the account, however long the cookie lives.
            options.Events.OnValidatePrincipal = async cookie =>
            {
                if (await cookie.HttpContext.RequestServices.GetRequiredService<People>().OfAsync(cookie.Principal) != Person.Visitor) return;
                cookie.RejectPrincipal();
                await cookie.HttpContext.SignOutAsync(IdentityConstants.ApplicationScheme);
            };
        });
}

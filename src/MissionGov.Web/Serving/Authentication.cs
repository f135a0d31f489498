using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Identity;
using MissionGov.Web.Access;
using MissionGov.Web.Access.SignIn;
using MissionGov.Web.Data;
using MissionGov.Web.Features.SignIn;
using MissionGov.Web.Serving.Accounts;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Serving;

/// <summary>One cookie for whoever signed in. It says who, never what they may do.</summary>
internal static class Authentication
{
    public const string Cookie = "missiongov.session";

    // PBKDF2 with HMAC-SHA-512: OWASP's Password Storage Cheat Sheet asks for at least this many.
    private const int HashRounds = 210_000;

    public static void AddSignIn(this IServiceCollection services, Configured configured)
    {
        services.AddAccounts();
        services.AddSingleton<SignInThrottle>().AddSingleton<SetUpCode>().AddSingleton<KnownDevices>().AddSingleton<DummyHash>().AddSingleton<Session>().AddSingleton<SealingKeys>();
        services.AddScoped<PasswordSignIn>().AddScoped<CodeCheck>().AddScoped<Arrival>().AddScoped<FirstRun>().AddHostedService<FirstRunNotice>();
        services.AddScoped<AuthenticationStateProvider, CircuitSession>();
        var schemes = services.AddAuthentication(IdentityConstants.ApplicationScheme)
            .AddCookie(IdentityConstants.ApplicationScheme, options =>
            {
                options.Cookie.Name = Cookie;
                options.Cookie.SameSite = SameSiteMode.Lax;
                options.LoginPath = SignInRoutes.Address;
                options.ReturnUrlParameter = "from";
                options.ExpireTimeSpan = configured.Session.Idle;

                // A role taken in a demo ends with the demo, and an account's sign-in with the account, however long the cookie lives.
                options.Events.OnValidatePrincipal = async cookie =>
                {
                    var services = cookie.HttpContext.RequestServices;
                    if (!services.GetRequiredService<Session>().IsOver(cookie.Principal!) && await services.GetRequiredService<People>().OfAsync(cookie.Principal) != Person.Visitor) return;
                    cookie.RejectPrincipal();
                    await cookie.HttpContext.SignOutAsync(IdentityConstants.ApplicationScheme);
                };
            })
            .AddCookie(IdentityConstants.TwoFactorUserIdScheme, options =>
            {
                options.Cookie.Name = "missiongov.step";
                options.Cookie.SameSite = SameSiteMode.Strict;
                options.SlidingExpiration = false;
                options.ExpireTimeSpan = SecondStepRoutes.Patience;
            });
        if (configured.Oidc is { } provider) schemes.AddOpenIdConnect(ProviderRoutes.Scheme, options => ProviderSignIn.Configure(options, provider));
    }

    private static void AddAccounts(this IServiceCollection services)
    {
        services.Configure<PasswordHasherOptions>(options => options.IterationCount = HashRounds);
        services.Configure<DataProtectionTokenProviderOptions>(options => options.TokenLifespan = SetUpLink.ValidFor);
        services.Configure<IdentityPasskeyOptions>(options =>
        {
            // The device must check its person, by face, finger or PIN: then a passkey is both steps in one.
            options.UserVerificationRequirement = "required";
            options.ResidentKeyRequirement = "required";
        });
        services.AddScoped<IUserStore<Account>, AccountStore>().AddScoped<IPasswordValidator<Account>, PasswordCheck>().AddScoped<SecondStep>();
        services.AddIdentityCore<Account>(options => options.User.AllowedUserNameCharacters = "")
            .AddSignInManager()
            .AddTokenProvider<DataProtectorTokenProvider<Account>>(TokenOptions.DefaultProvider)
            .AddTokenProvider<OnceCodes>(TokenOptions.DefaultAuthenticatorProvider);
    }
}

using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using MissionGov.Web.Data;
using MissionGov.Web.Serving;
using MissionGov.Web.Serving.Accounts;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Features.SignIn;

/// <summary>What the organisation's provider says about a person, checked by ASP.NET Core: signature, issuer, audience, nonce, time. Then the account here is found or made, and its posts are set by its groups.</summary>
internal static class ProviderSignIn
{
    public static void Configure(OpenIdConnectOptions options, OidcSettings provider)
    {
        options.Authority = provider.Authority.ToString().TrimEnd('/');
        options.ClientId = provider.ClientId;
        options.ClientSecret = provider.ClientSecret;
        options.SignInScheme = IdentityConstants.ApplicationScheme;
        options.ResponseType = OpenIdConnectResponseType.Code;
        options.UsePkce = true;
        options.MapInboundClaims = false;
        options.CallbackPath = "/sign-in/provider/back";
        options.RequireHttpsMetadata = provider.Authority.Scheme == Uri.UriSchemeHttps;
        options.Scope.Add("email");
        options.TokenValidationParameters.ValidAlgorithms = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512"];

        // The answer comes by address, not by a form of another site, so that Lax cookies reach us.
        options.ResponseMode = OpenIdConnectResponseMode.Query;
        options.NonceCookie.SameSite = options.CorrelationCookie.SameSite = SameSiteMode.Lax;
        options.NonceCookie.SecurePolicy = options.CorrelationCookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.Events.OnTokenResponseReceived = received =>
        {
            // All that is kept of the tokens: the provider asks for it at sign-out.
            received.Properties!.StoreTokens([new AuthenticationToken { Name = OpenIdConnectParameterNames.IdToken, Value = received.TokenEndpointResponse.IdToken }]);
            return Task.CompletedTask;
        };
        options.Events.OnTicketReceived = ReceivedAsync;
        options.Events.OnRemoteFailure = FailedAsync;
    }

    private static async Task ReceivedAsync(TicketReceivedContext ticket)
    {
        var services = ticket.HttpContext.RequestServices;
        if (ticket.Principal!.FindFirst("sub") is not { } subject)
        {
            await RefuseAsync(ticket.HttpContext, ticket.HandleResponse);
            return;
        }

        // The issuer as it was checked, with the subject: never the e-mail address, which another provider could hand out.
        var key = ProviderKey.Of(subject.Issuer, subject.Value);
        var groups = ticket.Principal!.FindAll(services.GetRequiredService<Configured>().Oidc!.GroupsClaim).Select(claim => claim.Value).ToList();
        var command = new ComeIn(Guid.CreateVersion7(), key, Text(ticket.Principal, "name"), Text(ticket.Principal, "email"), groups);
        var problem = await services.GetRequiredService<Arrival>().IsNewsAsync(command, ticket.HttpContext.RequestAborted) ? await services.GetRequiredService<Mediator>().SendAsync(command) : null;

        var account = await services.GetRequiredService<UserManager<Account>>().FindByLoginAsync(ProviderRoutes.Scheme, key);
        if (problem is not null || account is not { DisabledAt: null })
        {
            await RefuseAsync(ticket.HttpContext, ticket.HandleResponse);
            return;
        }

        ticket.Principal = services.GetRequiredService<Session>().New(account);
    }

    /// <summary>Where the provider signs a person out; null when it has no such place, or cannot be reached now.</summary>
    public static async Task<string?> SignOutAddressAsync(HttpContext http, string token)
    {
        var options = http.RequestServices.GetRequiredService<IOptionsMonitor<OpenIdConnectOptions>>().Get(ProviderRoutes.Scheme);
        try
        {
            var provider = await options.ConfigurationManager!.GetConfigurationAsync(http.RequestAborted);
            if (string.IsNullOrEmpty(provider.EndSessionEndpoint)) return null;
            var back = SiteAddress.Of(http).ToString();
            return new OpenIdConnectMessage { IssuerAddress = provider.EndSessionEndpoint, IdTokenHint = token, PostLogoutRedirectUri = back, ClientId = options.ClientId }.CreateLogoutRequestUrl();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private static Task FailedAsync(RemoteFailureContext failed) => RefuseAsync(failed.HttpContext, failed.HandleResponse);

    private static Task RefuseAsync(HttpContext http, Action handled)
    {
        handled();
        http.Response.Redirect($"{SignInRoutes.Address}?refused=yes");
        return Task.CompletedTask;
    }

    private static string Text(ClaimsPrincipal principal, string claim) => principal.FindFirstValue(claim) is { } text ? text[..Math.Min(text.Length, 200)] : "";
}

using MissionGov.Web.Access;
using MissionGov.Web.Serving.Api;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Serving;

/// <summary>Looks up once a request who makes it.</summary>
internal static class RequestPerson
{
    public static Person Person(this HttpContext http) => http.Items[typeof(Person)] as Person ?? Access.Person.Visitor;

    public static IApplicationBuilder UsePerson(this IApplicationBuilder app) => app.Use(async (http, next) =>
    {
        http.Items[typeof(Person)] = await http.RequestServices.GetRequiredService<CurrentPerson>().GetAsync();
        await next(http);
    });

    /// <summary>Whoever may not see a page is asked to sign in, or told so.</summary>
    public static IApplicationBuilder UseNotAllowed(this IApplicationBuilder app) => app.Use(async (http, next) =>
    {
        try
        {
            await next(http);
        }
        catch (NotAllowedException refused) when (!http.Response.HasStarted)
        {
            if (refused.IsVisitor && HttpMethods.IsGet(http.Request.Method) && !ApiSignIn.IsForPrograms(http.Request.Path))
            {
                // Whoever brings a session that is over is told that it is, and that nothing was lost.
                var asked = QueryString.Create("from", http.Request.Path + http.Request.QueryString);
                http.Response.Redirect($"/sign-in{(http.Request.Cookies.ContainsKey(Authentication.Cookie) ? asked.Add("ended", "yes") : asked)}");
            }
            else http.Response.StatusCode = refused.IsVisitor ? StatusCodes.Status401Unauthorized : StatusCodes.Status403Forbidden;
        }
    });
}

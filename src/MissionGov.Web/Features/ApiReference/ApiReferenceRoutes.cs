using Microsoft.AspNetCore.OpenApi;
using MissionGov.Web.Serving;

namespace MissionGov.Web.Features.ApiReference;

/// <summary>/api: what programs can ask and send, to read and to try.</summary>
internal static class ApiReferenceRoutes
{
    public const string Address = "/api";

    private const string Document = "v1";

    public static void MapApiReference(this IEndpointRouteBuilder app) => app.MapPage(Address, async (HttpContext http, CancellationToken ct) =>
    {
        var document = await http.RequestServices.GetRequiredKeyedService<IOpenApiDocumentProvider>(Document).GetOpenApiDocumentAsync(ct);
        return StaticPage.Of<ApiReferencePage>(http, new { Operations = ApiOperation.Of(document), Site = SiteAddress.Of(http) });
    });
}

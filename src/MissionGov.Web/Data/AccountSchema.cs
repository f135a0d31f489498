using Microsoft.AspNetCore.Identity;

namespace MissionGov.Web.Data;

/// <summary>Identity reads the shape of its tables from the services: without this, passkeys would have no table (dotnet/aspnetcore#65449).</summary>
internal static class AccountSchema
{
    public static IServiceCollection AddAccountSchema(this IServiceCollection services) =>
        services.Configure<IdentityOptions>(options => options.Stores.SchemaVersion = IdentitySchemaVersions.Version3);
}

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace MissionGov.Web.Data;

/// <summary>Lets "dotnet ef" build the model without a server and without starting the app.</summary>
internal sealed class DesignTimeDb : IDesignTimeDbContextFactory<MissionGovDb>
{
    public MissionGovDb CreateDbContext(string[] args) => new(new DbContextOptionsBuilder<MissionGovDb>()
        .UseNpgsql("Host=design-time")
        .UseApplicationServiceProvider(new ServiceCollection().AddAccountSchema().BuildServiceProvider())
        .Options);
}

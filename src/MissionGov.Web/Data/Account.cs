using Microsoft.AspNetCore.Identity;

namespace MissionGov.Web.Data;

/// <summary>Somebody who can sign in. The one place that knows a name and an address: everything else keeps the id.</summary>
internal sealed class Account : IdentityUser<Guid>
{
    public Account() => Id = Guid.CreateVersion7();

    public string Name { get; set; } = "";

    /// <summary>From then on there is no way in; null for an account in use.</summary>
    public DateTimeOffset? DisabledAt { get; set; }
}

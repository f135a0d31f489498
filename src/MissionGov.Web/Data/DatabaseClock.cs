using Microsoft.EntityFrameworkCore;

namespace MissionGov.Web.Data;

/// <summary>The one clock that all nodes share. Held figures come out by it, so that no node with a fast clock is early.</summary>
internal class DatabaseClock
{
    public virtual Task<DateTimeOffset> NowAsync(MissionGovDb db, CancellationToken ct) => db.Database.SqlQuery<DateTimeOffset>($"""select clock_timestamp() as "Value" """).SingleAsync(ct);
}

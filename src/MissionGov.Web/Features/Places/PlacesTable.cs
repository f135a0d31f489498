using MissionGov.Web.Serving.Tables;

namespace MissionGov.Web.Features.Places;

/// <summary>All places as a table. The headings are those that the import reads; add, never rename.</summary>
internal static class PlacesTable
{
    private static readonly Columns<PlaceFileRow> All = new Columns<PlaceFileRow>()
        .Text("code", "A code of the place, of now or of before", row => row.Code)
        .Text("name", "Its name under that code", row => row.Name)
        .Text("level", "What kind of place it is", row => row.Level)
        .Text("parent", "The code of the place it is a part of", row => row.Parent)
        .Day("valid_from", "The first day of the code; empty where it is not known", row => row.ValidFrom)
        .Day("valid_to", "The last day of the code; empty for one that holds", row => row.ValidTo)
        .Text("replaced_by", "The code that came after it", row => row.ReplacedBy);

    public static DataTable Of(IReadOnlyList<PlaceFileRow> rows) => All.Table("places", "Places with their codes and names", PlacesRoutes.Address, rows);
}

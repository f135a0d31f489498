using MissionGov.Web.UseCases;

namespace MissionGov.Web.Serving.Tables;

/// <summary>Finds the table that was asked for and answers with what is written of it, or says why there is none.</summary>
internal delegate Task<IResult> TableReader(HttpContext http, Func<DataTable, IResult> write);

internal static class TableRoutes
{
    /// <summary>The files of a view, beside its page and its JSON: the address of the page with an extension.</summary>
    public static void MapTable(this IEndpointRouteBuilder app, string pattern, TableReader read)
    {
        app.MapAnswer($"{pattern}{CsvFile.Extension}", http => read(http, table => CsvFile.Of(http, table))).AsPage();
        app.MapAnswer($"{pattern}{XlsxFile.Extension}", http => read(http, table => XlsxFile.Of(http, table))).AsPage();
        app.MapAnswer($"{pattern}{ParquetFile.Extension}", http => read(http, ParquetFile.Of)).AsPage();

        // Before the JSON of a thing whose name would end in ".metadata".
        app.MapAnswer($"{pattern}{CsvMetadata.Extension}", http => read(http, table => CsvMetadata.Of(http, table))).AsPage().WithOrder(-1);
    }

    public static Task<TView> AskAsync<TView>(this HttpContext http, IQuery<TView> query) => http.RequestServices.GetRequiredService<Mediator>().AskAsync(query, http.RequestAborted);

    /// <summary>A part of the address.</summary>
    public static string Part(this HttpContext http, string name) => (string)http.GetRouteValue(name)!;
}

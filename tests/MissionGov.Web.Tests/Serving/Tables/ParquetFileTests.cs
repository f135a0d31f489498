using MissionGov.Web.Serving;
using MissionGov.Web.Serving.Tables;

namespace MissionGov.Web.Tests.Serving.Tables;

public sealed class ParquetFileTests
{
    [Fact]
    public async Task What_is_written_comes_back_with_its_types()
    {
        var table = SampleTable.Of(SampleTable.Rows);
        using var file = new MemoryStream();
        await ParquetFile.WriteAsync(file, table, TestContext.Current.CancellationToken);
        var (schema, rows) = await ParquetRows.ReadAsync(file.ToArray());

        Assert.Equal(["text", "number", "whole", "day", "yes_no"], schema.GetDataFields().Select(field => field.Name));
        Assert.Equal([typeof(double), typeof(long), typeof(DateTime), typeof(bool)], schema.GetDataFields().Skip(1).Select(field => field.ClrType));
        Assert.Equal(table.Rows.Select(row => row.Select(CsvFile.Plain)), rows);
    }

    [Fact]
    public async Task A_view_without_rows_has_its_columns()
    {
        using var file = new MemoryStream();
        await ParquetFile.WriteAsync(file, SampleTable.Of([]), TestContext.Current.CancellationToken);

        Assert.Empty((await ParquetRows.ReadAsync(file.ToArray())).Rows);
    }
}

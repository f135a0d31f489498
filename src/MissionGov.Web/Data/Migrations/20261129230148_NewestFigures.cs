using System;
using Microsoft.EntityFrameworkCore.Migrations;
using NpgsqlTypes;

#nullable disable

namespace MissionGov.Web.Data.Migrations
{
    /// <inheritdoc />
    public partial class NewestFigures : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_observations_import_batches_batch_id",
                table: "observations");

            migrationBuilder.DropForeignKey(
                name: "FK_observations_series_series_id",
                table: "observations");

            migrationBuilder.DropIndex(
                name: "IX_observations_batch_id",
                table: "observations");

            migrationBuilder.DropIndex(
                name: "IX_series_indicator_id_place_id_breakdown",
                table: "series");

            migrationBuilder.DropIndex(
                name: "IX_series_place_id",
                table: "series");

            migrationBuilder.CreateIndex(
                name: "IX_series_indicator_id",
                table: "series",
                column: "indicator_id");

            migrationBuilder.CreateIndex(
                name: "IX_series_place_id_indicator_id_breakdown",
                table: "series",
                columns: new[] { "place_id", "indicator_id", "breakdown" },
                unique: true)
                .Annotation("Npgsql:IndexInclude", new[] { "id" });

            migrationBuilder.CreateTable(
                name: "import_spans",
                columns: table => new
                {
                    batch_id = table.Column<int>(type: "integer", nullable: false),
                    part = table.Column<int>(type: "integer", nullable: false),
                    periods = table.Column<NpgsqlRange<DateOnly>[]>(type: "datemultirange", nullable: false),
                    series = table.Column<NpgsqlRange<int>[]>(type: "int4multirange", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_import_spans", x => new { x.batch_id, x.part });
                    table.ForeignKey(
                        name: "FK_import_spans_import_batches_batch_id",
                        column: x => x.batch_id,
                        principalTable: "import_batches",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "series_latest",
                columns: table => new
                {
                    series_id = table.Column<int>(type: "integer", nullable: false),
                    figures = table.Column<int>(type: "integer", nullable: false),
                    period_start = table.Column<DateOnly>(type: "date", nullable: true),
                    period_end = table.Column<DateOnly>(type: "date", nullable: true),
                    value = table.Column<double>(type: "double precision", nullable: true),
                    quality = table.Column<short>(type: "smallint", nullable: true),
                    known_on = table.Column<DateOnly>(type: "date", nullable: true),
                    stamp = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_series_latest", x => x.series_id);
                });

            migrationBuilder.Sql(
                """
                insert into import_spans (batch_id, part, periods, series)
                select batch_id, row_number() over (partition by batch_id), periods, range_agg(int4range(series_id, series_id, '[]'))
                from import_coverage group by batch_id, periods
                """);

            migrationBuilder.DropTable(
                name: "import_coverage");

            migrationBuilder.Sql(ObservationSql.Up);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(ObservationSql.Down);

            migrationBuilder.DropIndex(
                name: "IX_series_indicator_id",
                table: "series");

            migrationBuilder.DropIndex(
                name: "IX_series_place_id_indicator_id_breakdown",
                table: "series");

            migrationBuilder.CreateIndex(
                name: "IX_series_indicator_id_place_id_breakdown",
                table: "series",
                columns: new[] { "indicator_id", "place_id", "breakdown" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_series_place_id",
                table: "series",
                column: "place_id");

            migrationBuilder.DropTable(
                name: "import_spans");

            migrationBuilder.DropTable(
                name: "series_latest");

            migrationBuilder.DropIndex(
                name: "IX_observations_batch_id",
                table: "observations");

            migrationBuilder.CreateTable(
                name: "import_coverage",
                columns: table => new
                {
                    series_id = table.Column<int>(type: "integer", nullable: false),
                    batch_id = table.Column<int>(type: "integer", nullable: false),
                    periods = table.Column<NpgsqlRange<DateOnly>[]>(type: "datemultirange", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_import_coverage", x => new { x.series_id, x.batch_id });
                    table.ForeignKey(
                        name: "FK_import_coverage_import_batches_batch_id",
                        column: x => x.batch_id,
                        principalTable: "import_batches",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_import_coverage_series_series_id",
                        column: x => x.series_id,
                        principalTable: "series",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_observations_batch_id",
                table: "observations",
                column: "batch_id");

            migrationBuilder.CreateIndex(
                name: "IX_import_coverage_batch_id",
                table: "import_coverage",
                column: "batch_id");

            migrationBuilder.AddForeignKey(
                name: "FK_observations_import_batches_batch_id",
                table: "observations",
                column: "batch_id",
                principalTable: "import_batches",
                principalColumn: "id",
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "FK_observations_series_series_id",
                table: "observations",
                column: "series_id",
                principalTable: "series",
                principalColumn: "id",
                onDelete: ReferentialAction.Cascade);
        }
    }
}

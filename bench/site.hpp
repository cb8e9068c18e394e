// The product under measurement: a copy of the loaded database, a served process on it, and a
// signed-in admin. Everything is below build/bench and goes away with this object.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "bench/child.hpp"
#include "bench/client.hpp"
#include "bench/company.hpp"
#include "bench/report.hpp"
#include "cli/run.hpp"

namespace zhuli::bench {

class Site {
 public:
    Site(const Scale& scale, cli::Features features);
    ~Site();
    Site(const Site&) = delete;
    Site& operator=(const Site&) = delete;

    /// Serves on this core (−1: any); returns the seconds to the first answer to a signed-in GET.
    double serve(int core);
    void stop();

    const Scale& scale() const { return scale_; }
    const std::string& file() const { return file_; }
    std::uint16_t port() const { return port_; }
    Child& process() { return *process_; }
    cli::Features features() const { return features_; }
    /// Header lines of a signed-in request.
    const std::string& session() const { return session_; }
    /// The admin's Ctx, for recording what the product would do.
    Ctx admin_ctx() const;
    std::vector<Id> ids_of(std::string_view table) const;

    std::string get(std::string_view path) const {
        return request_text("GET", "/api/v1" + std::string(path), session_);
    }
    std::string post(std::string_view path, std::string_view body) const {
        return request_text("POST", "/api/v1" + std::string(path), session_, body);
    }
    /// Lets the consumers catch up with what was written beside the server.
    void consume_events() const;

 private:
    void sign_in();

    Scale scale_;
    cli::Features features_;
    std::string file_, session_;
    std::unique_ptr<Child> process_;
    std::uint16_t port_ = 0;
};

/// This program's and the product's binaries.
std::string own_binary();
std::string product_binary();
/// Waits until the process says where it is served ("… http://HOST:PORT").
std::uint16_t port_of(Child& process);

struct Rows {
    Site& site;
    Report& report;
    std::string only;  // part of a job's name; empty: all

    bool wanted(std::string_view job) const { return job.find(only) != job.npos; }
};

// The parts of the table; each adds its rows.
void read_rows(const Rows& rows);   // one customer, list page, search
void board_rows(const Rows& rows);  // Today, dashboard, drill-down
void write_rows(const Rows& rows);  // create a customer, enter and confirm an order
void start_rows(const Rows& rows);  // time to first answer, resident memory
/// Imports and the first load of the UI, which know no database size.
void import_rows(Report& report, const std::string& only);

}  // namespace zhuli::bench

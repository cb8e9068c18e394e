// The product under measurement: a copy of the loaded database (over 4 GB: that database itself,
// which so grows a little with every run), a served process on it, and a signed-in admin.
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
    Child& server() { return *server_; }
    cli::Features features() const { return features_; }
    /// Header lines of a signed-in request.
    const std::string& session() const { return session_; }
    /// The admin's Ctx, for recording what the product would do.
    Ctx admin_ctx() const;
    std::vector<Id> ids_of(std::string_view table) const;

    /// Header lines of somebody's signed-in requests.
    std::string session_of(std::string_view email) const;

    std::string get(std::string_view path) const {
        return request_text("GET", "/api/v1" + std::string(path), session_);
    }
    std::string post(std::string_view path, std::string_view body) const {
        return request_text("POST", "/api/v1" + std::string(path), session_, body);
    }
    /// Lets the consumers catch up with what was written beside the server.
    void consume_events() const;

 private:
    void remove_file() const;

    Scale scale_;
    cli::Features features_;
    std::string file_, session_;
    std::unique_ptr<Child> server_;
    std::uint16_t port_ = 0;
    bool in_place_ = false;
};

/// This program's and the product's binaries.
std::string own_binary();
std::string product_binary();
/// Header lines of the signed-in requests of whoever has this e-mail.
std::string sign_in(std::uint16_t port, std::string_view email);
/// Waits until the process says where it is served ("… http://HOST:PORT").
std::uint16_t port_of(Child& server);

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

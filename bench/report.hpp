// What the bench found, row by row: printed as a table while it runs, kept as JSON. A row with a
// floor is a gate; a row with aims only is printed and never fails.
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace zhuli::bench {

struct Row {
    std::string job;
    std::string size;  // of the database
    double value = 0;  // what the product does, in `unit`
    std::string unit;  // "req/s", "ms", "MB" …
    double bare = 0;   // the bare limit in the same unit; 0: none
    double floor = 0;  // value / bare must reach this; 0: no gate
    double p50_ms = -1, p99_ms = -1;
    double aim = 0;            // for `value`; 0: none
    bool aim_is_most = false;  // the value should be at most `aim`
    double aim_p99_ms = 0;
    std::string note;

    double ratio() const { return bare > 0 ? value / bare : 0; }
    bool gate_holds() const { return floor == 0 || ratio() >= floor; }
    bool aims_hold() const;
};

class Report {
 public:
    void add(Row row);
    /// Something that must be true, for instance "no oversell"; counts like a gate.
    void prove(const std::string& size, const std::string& what, bool holds,
               const std::string& note = {});
    /// How much each job costs at the larger sizes against the smallest.
    void print_growth() const;
    bool all_hold() const;
    std::string json() const;

 private:
    std::vector<Row> rows_;
    struct Proof {
        std::string size, what, note;
        bool holds;
    };
    std::vector<Proof> proofs_;
    std::string printed_size_;
};

/// Cores, processor, memory, kernel and what an fdatasync costs here, one line each.
std::vector<std::pair<std::string, std::string>> machine_facts();

}  // namespace zhuli::bench

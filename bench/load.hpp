// The bulk loader: the bench's company written by the use cases straight into an SQLite file, in
// units that nobody waits for. Its rows are those the use cases write through a Database (keys,
// search entries, audit, events, rollups included: load_test.cpp proves it); what differs is only
// how the file is written: no journal and no sync while it is made, and plain indexes built at the
// end. An interrupted load leaves nothing that looks finished.
#pragma once

#include <string>

#include "bench/company.hpp"
#include "cli/run.hpp"
#include "storage/unit_tx.hpp"

namespace zhuli::bench {

/// Makes `file` (which must not exist) for this scale, as of `now`.
void load(const std::string& file, const Scale& scale, Instant now, cli::Features features);

/// The file of this scale below build/bench, made when missing or made by another schema.
std::string loaded_file(const Scale& scale, cli::Features features);

}  // namespace zhuli::bench

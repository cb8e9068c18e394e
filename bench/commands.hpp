// The commands of zhuli_bench: each is a function over its own arguments (argv[0] is its name) that
// returns an exit code: 0 every gate held, 1 one did not, 2 bad arguments.
#pragma once

namespace zhuli::bench {

/// Prints the speed table; the default command.
int table(int argc, char** argv);
/// Makes the loaded database of a size ("1m"), so that a later table finds it.
int load_size(int argc, char** argv);
/// Serves the bytes of a file to everyone until it is ended: the bare limit of reads.
int bare_server(int argc, char** argv);
/// Kills the server at random moments, on both databases, and looks what is left.
int crash(int argc, char** argv);
/// Duplicates found on lists whose duplicates are known.
int dedup(int argc, char** argv);
/// Leads ranked by what they are likely to come to, on a funnel whose end is known.
int leads(int argc, char** argv);
/// What reviews are about, told by the classifier of complaints, on reviews whose topics are known.
int classify(int argc, char** argv);
/// Days composed for the sellers of the demo company, and what surprises make of them.
int day(int argc, char** argv);
/// How late warnings and ends of complaints are told of while others write, on both databases.
int clocks(int argc, char** argv);
/// Looks for duplicates among the customers of a database of a size ("100k"), as the product does.
int scan(int argc, char** argv);

}  // namespace zhuli::bench
